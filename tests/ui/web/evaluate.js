// Evaluates functions for a test in Python: a line of JSON in, a line of JSON out. Arguments are modules to load first.

for (const address of Deno.args) Object.assign(globalThis, await import(address));

/** @param {string} line */
const answer = (line) => {
  try {
    const [text, given] = JSON.parse(line);
    return { value: (0, eval)(`(${text})`)(given) };
  } catch (error) {
    return { error: String(/** @type {Error | undefined} */ (error)?.stack ?? error) };
  }
};

let rest = "";
for await (const part of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + part).split("\n");
  rest = lines.pop() ?? "";
  for (const line of lines) console.log(JSON.stringify(answer(line)));
}
