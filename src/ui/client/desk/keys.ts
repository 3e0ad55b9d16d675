const storedAs = "parvis-letter-keys";

/** A second key counts for this long, in milliseconds. */
const patience = 1_000;

/** Letter keys of the back office: `data-key="g d"` on a link or a button. They can be switched off (WCAG 2.1.4). */
export function listenToKeys(): void {
  listPageKeys();
  offerSwitch();
  let begun: { key: string; at: number } | null = null;
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target) || !areOn()) return;
    const pair = begun && event.timeStamp - begun.at < patience ? `${begun.key} ${event.key}` : null;
    begun = { key: event.key, at: event.timeStamp };
    if (act(pair) || act(event.key)) {
      event.preventDefault();
      begun = null;
    }
  });
}

const areOn = () => localStorage.getItem(storedAs) !== "off";

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    (target.matches("input, select, textarea") && !target.matches("[type=checkbox]")));

function act(key: string | null): boolean {
  if (key === null) return false;
  if (key === "/") return focus(document.querySelector<HTMLElement>(".desk-search input"));
  if (key === "?") return toggle(document.querySelector<HTMLElement>("#desk-keys"));
  if (key === "j" || key === "k") return step(key === "j" ? 1 : -1);
  const [target] = [...document.querySelectorAll<HTMLElement>("[data-key]")].filter(
    ({ dataset }) => dataset.key === key,
  );
  target?.click();
  return target !== undefined;
}

function focus(element: HTMLElement | null | undefined): boolean {
  element?.focus();
  return element !== null && element !== undefined;
}

function toggle(sheet: HTMLElement | null): boolean {
  sheet?.togglePopover();
  return sheet !== null;
}

/** Moves to the next or former line of the list: to its first link. */
function step(by: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLElement>("main tbody tr")].flatMap((row) => {
    const link = row.querySelector<HTMLElement>("a");
    return link ? [link] : [];
  });
  const now = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
  return focus(links[now === -1 ? 0 : now + by]);
}

/** Adds the keys of this page to the help sheet. */
function listPageKeys(): void {
  const list = document.querySelector("[data-key-list]");
  for (const element of document.querySelectorAll<HTMLElement>("main [data-key]")) {
    const row = document.createElement("div");
    const [term, words, key] = ["dt", "dd", "kbd"].map((name) => document.createElement(name));
    if (!list || !term || !words || !key) return;
    key.textContent = element.dataset.key ?? "";
    words.textContent = element.textContent.trim();
    term.append(key);
    row.append(term, words);
    list.append(row);
  }
}

function offerSwitch(): void {
  const choice = document.querySelector<HTMLElement>("[data-key-choice]");
  const box = choice?.querySelector<HTMLInputElement>("[data-key-switch]");
  if (!choice || !box) return;
  choice.hidden = false;
  box.checked = areOn();
  box.addEventListener("change", () => localStorage.setItem(storedAs, box.checked ? "on" : "off"));
}
