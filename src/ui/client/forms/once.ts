const patience = 10_000;

/** Ignores a second click. The form works again after a time, or when the visitor comes back to the page. */
export function sendOnce(root: ParentNode): void {
  const sent = new Set<HTMLFormElement>();
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-once]")) {
    const mark = (underWay: boolean) => {
      // Includes buttons outside the form element.
      for (const button of form.elements)
        if (button instanceof HTMLButtonElement && button.type === "submit")
          button.setAttribute("aria-disabled", String(underWay));
    };
    const free = () => {
      if (sent.delete(form)) mark(false);
    };
    form.addEventListener("submit", (event) => {
      if (sent.has(form)) return event.preventDefault();
      sent.add(form);
      mark(true);
      setTimeout(free, patience);
    });
    addEventListener("pageshow", free);
  }
}
