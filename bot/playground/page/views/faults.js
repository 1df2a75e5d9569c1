// Making the messenger fail.

import { attempt } from "../actions.js";
import { api } from "../api.js";
import { h, icon, reconcile } from "../dom.js";
import { t } from "../i18n/index.js";
import { METHODS } from "./methods.js";
import { toast } from "./toast.js";

const PRESETS = {
  slow: { icon: "clock", fault: { latency_ms: 2000 } },
  flood: { icon: "pause", fault: { code: 429, retry_after: 10,
    description: "Too Many Requests: retry after 10" } },
  server: { icon: "warn", fault: { code: 500, description: "Internal Server Error" } },
  after: { icon: "reply", fault: { drop: "after" } },
  before: { icon: "close", fault: { drop: "before" } },
  blocked: { icon: "block", fault: { code: 403,
    description: "Forbidden: bot was blocked by the user" } },
};
const TIMES = [1, 3, 10, null];
// What Telegram allows: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
const LIMITS = { messages_per_second: 30, per_chat_per_second: 1, per_group_per_minute: 20,
  latency_ms: 60 };
const NO_LIMITS = Object.fromEntries(Object.keys(LIMITS).map((name) => [name, null]));

export function faultsPanel({ store, signal }) {
  const method = h("select", { id: "fault-method" },
    h("option", { value: "*" }, t("anyMethod")),
    METHODS.map((name) => h("option", { value: name }, name)));
  const times = h("select", { id: "fault-times" }, TIMES.map((n) =>
    h("option", { value: n ?? "" }, n ? t("times", n) : t("untilCleared"))));
  const set = async (fault) => {
    const often = times.value ? { times: Number(times.value) } : {};
    if (await attempt(() => api.fault({ method: method.value, ...often, ...fault }))) {
      toast(t("faultSet"));
    }
  };
  return [
    h("p", { class: "panel-intro" }, t("failIntro")),
    h("div", { class: "fields" },
      h("label", { class: "field", for: method.id }, t("failMethod"), method),
      h("label", { class: "field", for: times.id }, t("failTimes"), times)),
    h("div", { class: "presets" }, Object.entries(PRESETS).map(([name, preset]) => {
      const [title, detail] = t("presets")[name];
      return h("button", { type: "button", class: "preset", on: { click: () => set(preset.fault) } },
        icon(preset.icon), h("span", { class: "preset-title" }, title),
        h("span", { class: "preset-detail" }, detail));
    })),
    limitsSwitch(store, signal),
    activeFaults(store, signal),
  ];
}

function limitsSwitch(store, signal) {
  const box = h("input", { type: "checkbox", role: "switch", "aria-describedby": "limits-hint",
    on: { change: async () => {
      const set = await attempt(() => api.limits(box.checked ? LIMITS : NO_LIMITS));
      if (!set) show();
    } } });
  const show = () => {
    const { messages_per_second: all, per_chat_per_second: chat, per_group_per_minute: group }
      = store.state.limits;
    box.checked = [all, chat, group].some((limit) => limit !== null && limit !== undefined);
  };
  store.on(["hello", "state", "limits"], show, signal);
  show();
  return h("div", { class: "limits" },
    h("label", { class: "switch" }, box, h("span", { class: "switch-track" }), t("limits")),
    h("p", { id: "limits-hint", class: "hint" }, t("limitsHint")));
}

function activeFaults(store, signal) {
  const list = h("ul", { class: "faults", "aria-label": t("active") });
  const none = h("p", { class: "hint" }, t("noFaults"));
  const clear = h("button", { type: "button", class: "button small", on: { click: async () => {
    if (await attempt(api.clearFaults)) toast(t("faultsCleared"));
  } } }, icon("trash"), t("clearFaults"));
  const show = () => {
    const { faults } = store.state;
    none.hidden = faults.length > 0;
    list.hidden = clear.hidden = !faults.length;
    reconcile(list, faults.map((fault) => h("li", {},
      h("code", {}, fault.method === "*" ? t("anyMethod") : fault.method),
      h("span", {}, describe(fault)))));
  };
  store.on(["hello", "state", "faults"], show, signal);
  show();
  return h("section", { "aria-labelledby": "active-faults" },
    h("div", { class: "row-head" }, h("h3", { id: "active-faults" }, t("active")), clear),
    none, list);
}

function describe(fault) {
  const { times: left } = fault;
  const parts = [
    fault.latency_ms ? `+${fault.latency_ms} ms` : null,
    fault.code ? String(fault.code) : null,
    fault.retry_after ? `retry_after ${fault.retry_after} s` : null,
    fault.drop ? t("presets")[fault.drop][1] : null,
    fault.chat_id ? `chat ${fault.chat_id}` : null,
    fault.contains ? `“${fault.contains}”` : null,
    left ? t("timesLeft", left) : t("untilCleared"),
  ];
  return parts.filter(Boolean).join(" · ");
}
