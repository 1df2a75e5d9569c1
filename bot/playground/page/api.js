// The person's side of the playground over HTTP.

export class Refused extends Error {}

async function ask(method, route, body) {
  let response;
  try {
    response = await fetch(`/sim/${route}`, {
      method,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Refused("");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(answer.error || String(response.status));
  return answer;
}

const post = (route) => (body = {}) => ask("POST", route, body);

export const api = {
  message: post("message"),
  edit: post("edit"),
  callback: post("callback"),
  block: post("block"),
  unblock: post("unblock"),
  deactivate: post("deactivate"),
  group: post("group"),
  clock: post("clock"),
  fault: post("fault"),
  limits: post("limits"),
  reset: post("reset"),
  state: () => ask("GET", "state"),
  clearFaults: () => ask("DELETE", "fault"),
  transcript: (chatId) => ask("GET", `chat/${chatId}`),
  calls: (limit) => ask("GET", `outbox?limit=${limit}`),
  fileAddress: (fileId) => `/sim/file/${encodeURIComponent(fileId)}`,
};
