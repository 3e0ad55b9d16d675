/** See `seeOther`: a fetch that followed the redirect itself would use up the announcement of the next page. */
const accept = "text/html, text/uri-list";

type Attach = (root: ParentNode) => void;

let underWay: AbortController | null = null;
addEventListener("pagehide", () => underWay?.abort());

/**
 * Sends the forms that have a password by fetch, with the same bytes. If the answer shows the form again, its passwords
 * are put back; they only stay in the memory of the page. Listens on the document: scripts that listen on a form come
 * first, and may stop it.
 */
export function sendInPlace(attach: Attach): void {
  document.addEventListener("submit", (event) => {
    const { defaultPrevented, submitter, target: form } = event;
    if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
    if (defaultPrevented || !form.querySelector("input[type=password]")) return;
    // The button of another choice, such as another code, sends its name.
    if (submitter instanceof HTMLButtonElement && submitter.name !== "") return;
    event.preventDefault();
    send(form, attach);
  });
}

async function send(form: HTMLFormElement, attach: Attach): Promise<void> {
  // A browser also drops its former post when a form is sent again.
  underWay?.abort();
  underWay = new AbortController();
  const { signal } = underWay;
  try {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) body.append(name, String(value));
    const answer = await fetch(form.action, {
      method: "POST",
      body,
      headers: { accept },
      redirect: "error",
      signal,
    });
    const text = await answer.text();
    const type = answer.headers.get("content-type") ?? "";
    if (type.startsWith("text/uri-list")) return location.assign(text.trim());
    if (!type.startsWith("text/html")) throw new TypeError("neither an address nor a page");
    const page = new DOMParser().parseFromString(text, "text/html");
    showPage(page, form, answer, attach);
  } catch {
    // Without its answer, the form is sent as without this script.
    if (!signal.aborted) form.submit();
  }
}

function showPage(page: Document, form: HTMLFormElement, { ok, status }: Response, attach: Attach): void {
  const [former, main] = [document, page].map((place) => place.querySelector("main"));
  if (!former || !main) throw new TypeError("a page has a main part");
  const action = form.getAttribute("action") ?? "";
  const isSameForm = main.querySelector(`form[action="${CSS.escape(action)}"]`) !== null;
  // An error page of its own is a page that one can leave by going back.
  if (!ok && !isSameForm) throw new TypeError("another page");
  const typed = [...former.querySelectorAll<HTMLElement>("[data-reveals]")].flatMap(passwordOf);
  document.title = page.title;
  former.replaceWith(main);
  for (const { id, value } of typed) putBack(id, value, status);
  attach(main);
  (main.querySelector<HTMLElement>("[autofocus]") ?? main).focus();
  // The server has prolonged the session: its countdown begins again (session.ts).
  const tabs = new BroadcastChannel("parvis-session");
  tabs.postMessage("alive");
  tabs.close();
}

function passwordOf({ dataset }: HTMLElement): { id: string; value: string }[] {
  const input = document.getElementById(dataset.reveals ?? "");
  return input instanceof HTMLInputElement ? [{ id: input.id, value: input.value }] : [];
}

/** A refused new password stays, as after the checks of the browser: a longer one can be made of it. */
function putBack(id: string, value: string, status: number): void {
  const input = document.getElementById(id);
  if (!(input instanceof HTMLInputElement) || value === "") return;
  const isWrong = status === 401 || status === 429 || input.getAttribute("aria-invalid") === "true";
  // The same wrong password would cost another try.
  if (input.autocomplete === "current-password" && isWrong) return;
  input.value = value;
  // What is typed then replaces it all, as by keyboard.
  input.addEventListener("focus", () => input.select(), { once: true });
}
