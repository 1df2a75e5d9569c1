// Says when the connection is lost, and nothing while all is well.

import { h, icon } from "../dom.js";
import { t } from "../i18n/index.js";

export function banner({ store, stream, signal }) {
  const words = h("span", {});
  const retry = h("button", { type: "button", class: "button small",
    on: { click: () => stream.connect() } }, t("retryNow"));
  const bar = h("div", { class: "banner", hidden: true }, icon("warn"), words, retry);
  const region = h("div", { role: "status", class: "banner-region" }, bar);
  const show = () => {
    const { link } = store.state;
    bar.hidden = link !== "lost";
    words.textContent = link === "lost" ? t("lost") : "";
  };
  store.on(["link", "hello"], show, signal);
  show();
  return region;
}
