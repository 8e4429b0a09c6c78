// Shows the workbook's widgets on its own pages, as anywidget does elsewhere: the same names, the same few things given to
// their script. anywidget gives a script two seconds, also where the browser was busy or the page has been left; after
// that it hears nothing any more. Here a widget waits for its script as long as it takes, and hears from the first moment.
import { config, partNotice } from "./page.js";
import { t } from "./words.js";

/** @import { WidgetRegistry, WidgetsBase } from "./shapes.d.ts" */

/** The plugin that registers them, made from JupyterLab's widgets (*base*). */
export function widgets(/** @type {WidgetsBase} */ base) {
  return {
    id: "powerkit-workbook:widgets",
    description: "Shows the workbook's own widgets.",
    autoStart: true,
    requires: [base.IJupyterWidgetRegistry],
    activate: (/** @type {unknown} */ _, /** @type {WidgetRegistry} */ registry) =>
      registry.registerWidget({ name: "anywidget", version: config.anywidget, exports: shownBy(base) }),
  };
}

/** The scripts of widgets, each loaded once: text → promise of what it exports. */
const scripts = new Map();

function script(/** @type {string} */ text) {
  if (!scripts.has(text)) {
    const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    const loading = import(url).finally(() => URL.revokeObjectURL(url));
    scripts.set(text, loading);
    loading.catch(() => scripts.delete(text)); // the next who needs it tries again
  }
  return scripts.get(text);
}

/** Say in a widget's place that it can't be shown. */
const unshown = (/** @type {HTMLElement} */ el) =>
  el.replaceChildren(partNotice(t("This can’t be shown just now. Nothing you saved is lost. Load this page again.")));

function shownBy(/** @type {WidgetsBase} */ { DOMWidgetModel, DOMWidgetView, ErrorWidgetView }) {
  // JupyterLab shows a widget it could not make as a red box, with the fault's own words behind a click.
  ErrorWidgetView.prototype.render = function () {
    unshown(this.el);
  };

  class AnyModel extends DOMWidgetModel {
    // Widgets of a kernel share one layout, which nothing here uses. A page that was loaded while the kernel was busy never
    // hears of it, JupyterLab asking for 4 seconds only: a widget that waited for it could not be made.
    /** @override */
    static serializers = { ...DOMWidgetModel.serializers, layout: { deserialize: () => null } };
  }

  class AnyView extends DOMWidgetView {
    /** @override */
    render() {
      super.render();
      this.show();
    }

    async show() {
      try {
        const { default: shown } = await script(this.model.get("_esm"));
        if (this.gone) {
          return;
        }
        const away = await shown.render({ model: this.model, el: this.el });
        this.away = away ?? (() => {});
        if (this.gone) {
          this.away(); // it went while it was drawn
        }
      } catch (error) {
        if (!this.gone) {
          console.error("powerkit", error);
          unshown(this.el);
        }
      }
    }

    /** @override */
    remove() {
      this.gone = true;
      this.away?.();
      return super.remove();
    }
  }
  return { AnyModel, AnyView };
}
