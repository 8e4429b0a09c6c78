// What is heavy to draw, made when it comes near.

/**
 * What is heavy is made in `el` once, when that comes near or the page has nothing else to do: { watch(), build() }. Where it can't be
 * made, the console says of which `field`, and `otherwise` what stands there instead.
 * @param {HTMLElement} el
 * @param {string} field
 * @param {() => void} make
 * @param {() => void} otherwise
 */
export function whenNear(el, field, make, otherwise) {
  const near = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && build(), { rootMargin: "600px" });
  const later = window.requestIdleCallback ?? ((done) => setTimeout(done, 200));
  let made = false;

  function build() {
    if (made || !el.isConnected) return;
    made = true;
    near.disconnect();
    try {
      make();
    } catch (error) {
      console.error("powerkit", field, error);
      otherwise();
    }
  }

  return {
    build,
    watch() {
      if (made) return;
      near.observe(el);
      later(() => el.offsetParent && build(), { timeout: 1500 });
    },
  };
}
