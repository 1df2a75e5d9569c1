// Dialogs, on the browser's own <dialog>: it keeps focus inside and gives it back.

import { h, iconButton } from "../dom.js";
import { t } from "../i18n/index.js";

let serial = 0;

/**
 * Show a dialog; resolves with the chosen action's value, or null when dismissed.
 * `actions` is `[{label, value, kind}]`; with `fields`, their values by name are the value.
 */
export function ask({ title, body = [], fields = [], actions, kind = "" }) {
  const id = `dialog-${(serial += 1)}`;
  const inputs = fields.map((field) => h("input", { id: `${id}-${field.name}`, ...field }));
  const labelled = fields.map((field, index) =>
    h("label", { class: "field", for: inputs[index].id }, field.label, inputs[index]));
  return new Promise((resolve) => {
    const buttons = actions.map(({ label, value, kind: look = "" }) =>
      h("button", { type: value === null ? "button" : "submit", class: `button ${look}`,
        value: value === null ? "" : String(value),
        on: value === null ? { click: () => dialog.close() } : {} }, label));
    const submit = (event) => {
      event.preventDefault();
      const given = Object.fromEntries(inputs.map((input) => [input.name, input.value.trim()]));
      outcome = fields.length ? given : event.submitter?.value ?? "";
      dialog.close();
    };
    let outcome = null;
    const dialog = h("dialog", { class: `dialog ${kind}`, "aria-labelledby": id },
      h("form", { on: { submit } },
        h("h2", { id }, title), body, labelled, h("div", { class: "dialog-actions" }, buttons)));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(outcome);
    });
    dismissible(dialog);
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Show a picture in full. */
export function lightbox(address, alt) {
  const dialog = h("dialog", { class: "lightbox", "aria-label": alt });
  dialog.append(
    iconButton("close", t("close"), () => dialog.close()),
    h("img", { src: address, alt }),
  );
  dialog.addEventListener("close", () => dialog.remove());
  dismissible(dialog);
  document.body.append(dialog);
  dialog.showModal();
}

/** A press beside the dialog closes it. */
export function dismissible(dialog) {
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}
