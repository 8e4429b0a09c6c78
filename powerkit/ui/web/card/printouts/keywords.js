// Words of a text and the keywords among them, compared without case and blanks.

/** The words of a text: { text as it stands, word without marks around it }, blanks and line ends between them left out. */
export function wordsIn(/** @type {string | null | undefined} */ text) {
  return (String(text ?? "").match(/\S+/g) || []).map((piece) => ({ piece, word: bareWords(piece) }));
}

/** Words as they are compared: case and blanks do not count. */
export function likeWords(/** @type {string} */ text) {
  return wordsIn(text).map((each) => each.word.normalize("NFKC").toLowerCase()).filter(Boolean).join(" ");
}

/**
 * For each word of a text, the keyword it is part of, or -1. Longer keywords first, so that a phrase keeps its words.
 * @param {{ word: string }[]} words
 * @param {string[]} keywords
 */
export function keywordsAt(words, keywords) {
  const plain = words.map((each) => likeWords(each.word));
  const at = words.map(() => -1);
  const order = keywords.map((text, i) => ({ i, parts: likeWords(text).split(" ").filter(Boolean) })).sort((a, b) => b.parts.length - a.parts.length);
  for (const { i, parts } of order) {
    for (let from = 0; parts.length && from + parts.length <= plain.length; from += 1) {
      if (parts.every((part, k) => plain[from + k] === part && at[from + k] === -1)) parts.forEach((_, k) => (at[from + k] = i));
    }
  }
  return at;
}

/** A word or a phrase without the marks around it. */
export function bareWords(/** @type {string} */ text) {
  return text.replace(/^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+$/gu, "");
}
