// The places of a page: parts that take each other's place, each with an address, so that Back, Forward and a reload find them.

/**
 * `show(name)` brings one of the `names` to the screen, "" the part a page begins with. Gives { go(name), begin() }: `go` is a place in the
 * browser's history, as a link's is. In a page that is not the workbook's own the history is left alone.
 * @param {{ leaving: (act: () => void) => void }} ctx
 * @param {string[]} names
 * @param {(name: string) => void} show
 */
export function placesOf(ctx, names, show) {
  const own = Boolean(document.getElementById("pk-shell"));
  const { pathname, search } = window.location;
  let at = "";

  function asked() {
    const name = window.location.hash.slice(1);
    return names.includes(name) ? name : "";
  }

  function turn(/** @type {string} */ to) {
    if (to === at) return;
    at = to;
    show(to);
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".pk-menu a"))) {
      if (link.pathname === pathname) link.ariaCurrent = link.hash.slice(1) === to ? "page" : null;
    }
  }

  /** Back, Forward or a link; not where another page is on its way. */
  const look = () => window.location.pathname === pathname && turn(asked());
  window.addEventListener("popstate", look);
  ctx.leaving(() => window.removeEventListener("popstate", look));

  return {
    go(/** @type {string} */ name) {
      if (name === at) return;
      if (own) window.history.pushState(window.history.state, "", name ? `#${name}` : pathname + search);
      turn(name);
    },
    /** The place the address names, once there is something to show. */
    begin: () => turn(asked()),
  };
}
