// deno-lint-ignore-file no-explicit-any -- what the page keeps on the window is of many shapes

interface Window {
  __powerkit?: Record<string, any>;
  _JUPYTERLAB?: Record<string, any>;
}
