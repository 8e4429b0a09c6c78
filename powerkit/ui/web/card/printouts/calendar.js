// A day in a person's own calendar: one small file, with a title that holds no name.

//# style ./printouts.css
import { blank } from "../../compare.js";
import { button, h, show } from "../../dom.js";
import { ADDED } from "../../registry.js";
import { handOut } from "../../host.js";
import { t } from "../../language.js";

ADDED.calendar = (/** @type {import("../../generated/views.d.ts").TextField} */ field, /** @type {import("../context.js").FieldContext} */ ctx) => {
  const said = h("p", { class: "pk-hint", hidden: true });
  const put = button("pk-quiet", t("Put it in my calendar"), make, { "data-pk-key": "calendar", "aria-describedby": ctx.id("calendar") });
  const about = h("p", { class: "pk-aside", id: ctx.id("calendar") }, t("{label} It is called “{calendar}” there.", { label: field.label, calendar: field.calendar }));

  function tell(/** @type {string} */ words) {
    said.textContent = words;
    show(said, true);
    ctx.say(words);
  }

  async function make() {
    const day = ctx.others.value(field.id);
    if (blank(day)) {
      tell(t("Choose the day first."));
      return ctx.others.focus(field.id);
    }
    try {
      const file = await ctx.askCard("day", { field: field.id, day });
      if (!file) return;
      handOut(file);
      tell(t("The file “{file}” is in your downloads. Open it, and your calendar takes it in. It says “{calendar}”, and holds no name and no other answer.", { file: file.name, calendar: field.calendar }));
    } catch (error) {
      tell(/** @type {Error} */ (error).message);
    }
  }

  return h("div", { class: "pk-paper-line" }, put, about, said);
};
