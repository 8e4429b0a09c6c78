// The share page: says that it is not there yet, and what to do meanwhile. It asks nothing and sends nothing.

PAGES.share = (root, ctx) => {
  root.append(
    h("h2", {}, "This page is not ready yet"),
    h("p", {}, "It is going to make a copy of your work for somebody else to read, such as your supervisor. That part is still being built, so there is nothing to choose or send here today."),
    h("h2", {}, "What you can do meanwhile"),
    h("p", {}, "Open the page of a card and print it from your browser; everything on that page is printed, private answers too. The record under each card shows what would be shared: private answers are left out of it, and names are replaced by codes."));
  ctx.ready();
};
