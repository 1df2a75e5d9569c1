// The rehearsal's time, and moving it forward.

import { h, icon } from "../dom.js";
import { ahead, day, hour, shortDay, zone } from "../format.js";
import { t } from "../i18n/index.js";

const HOUR_S = 3600;
const DAY_S = 86400;
// Less than this is the time the machine itself took, not a move.
const MOVED_S = 30;

export function timePanel({ store, actions, signal }) {
  const clock = h("time", { class: "clock-hour" });
  const date = h("span", { class: "clock-day" });
  const where = h("span", { class: "clock-zone" });
  const moved = h("span", { class: "clock-moved", hidden: true });
  const next = h("p", { class: "clock-next", id: "next-due" });
  const step = (name, label, body, props = {}) =>
    h("button", { type: "button", class: "button", ...props, on: { click: async (event) => {
      const { currentTarget: button } = event;
      if (button.getAttribute("aria-disabled") === "true") return;
      button.setAttribute("aria-busy", "true");
      await actions.moveClock(body);
      button.removeAttribute("aria-busy");
    } } }, icon(name), label);
  const toNext = step("next", t("toNext"), { to_next: true },
    { class: "button primary to-next", "aria-describedby": "next-due" });

  function tick() {
    const now = store.now();
    const { nextDue, offset } = store.state.clock;
    put(clock, hour(now));
    put(date, day(now));
    const { clinics, name } = zone(now);
    put(where, t(clinics ? "clinicTime" : "browserTime", name));
    clock.dateTime = new Date(now).toISOString();
    moved.hidden = offset < MOVED_S;
    put(moved, t("ahead", span(offset)));
    // Focusable even then, so that the reason can be read.
    toNext.setAttribute("aria-disabled", String(nextDue === null));
    put(next, nextDue === null
      ? t("nothingDue")
      : t("nextDue", `${shortDay(nextDue)} ${hour(nextDue)}`, ahead(now, nextDue)));
  }

  store.on(["hello", "state", "clock", "tick"], tick, signal);
  tick();
  return h("section", { class: "time-panel", "aria-labelledby": "time-title" },
    h("h2", { id: "time-title", class: "visually-hidden" }, t("timeNow")),
    h("div", { class: "clock" }, clock, h("div", { class: "clock-words" }, date, where)),
    moved,
    h("div", { class: "time-steps" },
      step("hour", t("plusHour"), { advance_seconds: HOUR_S }),
      step("hour", t("plusDay"), { advance_seconds: DAY_S }), toNext),
    next);
}

function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function span(seconds) {
  const minutes = Math.round(seconds / 60);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const parts = [days && t("days", days), hours && t("hours", hours),
    !days && minutes % 60 && t("minutes", minutes % 60)];
  return parts.filter(Boolean).join(" ");
}
