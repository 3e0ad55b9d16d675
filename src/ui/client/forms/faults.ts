import { titleOfFaults } from "#kernel/fields/faults-title.rules.ts";
import { typeset } from "#kernel/text/typeset.ts";

export type Fault = { control: HTMLElement; message: string };

/** As send-page.ts begins the title of a page with errors. */
const titlePrefix = `${typeset("Erreur :")} `;

/** The markup of error-summary.tsx and of `FieldError`; a test compares both. */
export function showFaults(form: HTMLFormElement, faults: readonly Fault[]): void {
  const icon = () => drawIcon(form.dataset.checked ?? "");
  const links = faults.map(({ control, message }) => {
    const name = nameOf(control);
    const line = make(
      "p",
      "field-error",
      icon(),
      make("span", "", make("span", "hidden-text", "Erreur : "), message),
    );
    line.id = `${name}-error`;
    placeFor(control).append(line);
    frameOf(control)?.classList.add("field-wrong");
    if (!isGroup(control)) control.setAttribute("aria-invalid", "true");
    tellBy(control, [line.id, ...describedBy(control)]);
    const link = make("a", "", message);
    link.setAttribute("href", `#${name}`);
    return make("li", "", link);
  });
  const title = make("p", "notice-title", titleOfFaults(faults.length));
  title.id = "summary-title";
  const summary = make(
    "div",
    "notice notice-bad summary",
    icon(),
    make("div", "notice-body", title, make("ul", "", ...links)),
  );
  summary.setAttribute("role", "alert");
  summary.tabIndex = -1;
  summary.setAttribute("aria-labelledby", title.id);
  form.querySelector("[name=_csrf]")?.after(summary);
  if (!document.title.startsWith(titlePrefix)) document.title = titlePrefix + document.title;
  summary.focus();
}

/** Also removes the errors that the server drew. */
export function clearFaults(form: HTMLFormElement): void {
  for (const old of form.querySelectorAll(".summary")) old.remove();
  for (const line of form.querySelectorAll(".field-error")) {
    for (const control of form.querySelectorAll<HTMLElement>(`[aria-describedby~="${line.id}"]`)) {
      tellBy(
        control,
        describedBy(control).filter((id) => id !== line.id),
      );
      control.removeAttribute("aria-invalid");
    }
    line.closest(".field-wrong")?.classList.remove("field-wrong");
    line.remove();
  }
}

const isGroup = (control: HTMLElement) => control instanceof HTMLFieldSetElement;

/** The id that the summary links to: of a group, that of its first box. */
const nameOf = (control: HTMLElement) =>
  isGroup(control)
    ? (control.querySelector("input[type=radio], input[type=checkbox]")?.id ?? "")
    : control.id;

const frameOf = (control: HTMLElement) => (isGroup(control) ? control : control.closest(".field"));

/** Below the control, but above the list of rules. */
function placeFor(control: HTMLElement): { append(line: Node): void } {
  const frame = frameOf(control) ?? control;
  const part = [...frame.children].find((child) => child.contains(control));
  if (isGroup(control) || !part || part.matches(".choice")) return frame;
  return { append: (line) => part.after(line) };
}

const describedBy = (control: HTMLElement) =>
  (control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);

function tellBy(control: HTMLElement, ids: readonly string[]): void {
  if (ids.length > 0) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
}

function make(tag: string, name: string, ...content: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...content.map((part) => (typeof part === "string" ? typeset(part) : part)));
  return element;
}

function drawIcon(sprite: string): Element {
  const [svg, use] = ["svg", "use"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  if (!svg || !use) throw new Error("two were made");
  use.setAttribute("href", `${sprite}#circle-alert`);
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}
