// Dates, hours and sizes as the interface's language writes them, in the clinic's zone where the
// bot tells it, else in the browser's.

import { lang } from "./i18n/index.js";

const locale = () => (lang() === "zh" ? "zh-CN" : "en-GB");
const cache = new Map();
let shown;

function formatter(options) {
  const key = locale() + JSON.stringify(options);
  if (!cache.has(key)) {
    cache.set(key, new Intl.DateTimeFormat(locale(), { timeZone: shown, ...options }));
  }
  return cache.get(key);
}

/** Show times by this zone's clocks from now on; null: by the browser's. */
export function showZone(name) {
  shown = name ?? undefined;
  cache.clear();
}

/** An instant in ms from what the wire carries: Unix seconds or an ISO text; null if neither. */
export function instant(value) {
  if (typeof value === "number") return value * 1000;
  const parsed = typeof value === "string" ? Date.parse(value) : NaN;
  return Number.isNaN(parsed) ? null : parsed;
}

export const hour = (ms) => formatter({ hour: "2-digit", minute: "2-digit" }).format(ms);

export const day = (ms) =>
  formatter({ weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(ms);

export const shortDay = (ms) =>
  formatter({ weekday: "short", day: "numeric", month: "short" }).format(ms);

/** Names the calendar day an instant falls on, so that two can be compared. */
export const dayKey = (ms) =>
  formatter({ year: "numeric", month: "numeric", day: "numeric" }).format(ms);

/** Whose zone is shown, such as "Asia/Shanghai, GMT+8", and whether it is the clinic's. */
export function zone(ms) {
  const timeZone = shown ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const parts = formatter({ timeZoneName: "shortOffset" }).formatToParts(ms);
  const offset = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
  const name = timeZone.replaceAll("_", " ");
  return { clinics: Boolean(shown), name: name === offset ? name : `${name}, ${offset}` };
}

/** How far ahead: "in 3 hours", "2 天后". */
export function ahead(from, to) {
  const minutes = Math.max(0, Math.round((to - from) / 60000));
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: "always" });
  if (minutes < 60) return relative.format(minutes, "minute");
  if (minutes < 48 * 60) return relative.format(Math.round(minutes / 60), "hour");
  return relative.format(Math.round(minutes / 1440), "day");
}

/** A `date_time` entity's instant by its format: r, or w, d or D, t or T combined. */
export function entityTime(ms, pattern, now) {
  if (!pattern) return null;
  if (pattern === "r") return ahead(now, ms);
  const options = {};
  if (/w/.test(pattern)) options.weekday = "long";
  if (/d/.test(pattern)) Object.assign(options, { day: "numeric", month: "numeric", year: "2-digit" });
  if (/D/.test(pattern)) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (/[tT]/.test(pattern)) Object.assign(options, { hour: "2-digit", minute: "2-digit" });
  if (/T/.test(pattern)) options.second = "2-digit";
  return Object.keys(options).length ? formatter(options).format(ms) : null;
}

export function bytes(size) {
  if (!Number.isFinite(size)) return "";
  if (size < 1024) return `${size} B`;
  if (size < 1024 * 1024) return `${Math.round(size / 1024)} KB`;
  return `${(size / 1024 / 1024).toFixed(1)} MB`;
}
