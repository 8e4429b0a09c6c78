// What the page's scripts keep on the window, and share between cards.
interface Window {
  __powerkit?: any;
}
