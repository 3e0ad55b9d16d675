import { seeOther } from "#http/answers/redirect.ts";
import { sendPage } from "#http/answers/send-page.ts";
import type { FormSchema } from "#http/forms/form-schema.ts";
import { readForm } from "#http/forms/read-form.ts";
import { type FileTaker, type Received, receiveFiles } from "#http/uploads/receive-files.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { emptyForm } from "#kernel/form-state.ts";
import { conclude, drawn, leave, type Outcome, type PageOf, redraw } from "./conclude.ts";
import type { Accepts, Answer, RouteFor } from "./guarded-route.ts";
import { refusedForm } from "./refuse-form.ts";
import { announcementFor, type Visit } from "./visit.ts";

/** `act` calls an action, which is one transaction, and words its refusal. */
export type FormOf<V extends Visit, Opens, Loaded, Form, Taken = never> = PageOf<Loaded, V, Opens> & {
  form: FormSchema<Form>;
  /** The limits of a form larger than usual, or with files. */
  accepts?: Accepts;
  /** Where to store the files, with `acceptUpload`. They are received after the session is found, before `act`. */
  files?(visit: V): FileTaker<Taken>;
  /** Files are dropped after the answer, except those passed to `received.keep`. */
  act(visit: V, typed: Form, received: Received<Taken>): Promise<Outcome>;
  /** The answer to a malformed post, for a form without a visible field: it has no place for an error message. */
  ifUnreadable?: Outcome;
};

export const nothingToLoad = async () => undefined;

const noFiles: Received<never> = { files: [], keep() {} };

/**
 * The screens of a guarded scope. `whereIfOver`: where to go when the session ended while files arrived; `null` while
 * it is open.
 */
export function screensFor<V extends Visit, Opens>(whereIfOver: (visit: V) => Promise<string | null>) {
  /** Without files: reads the form in the transaction of the guard, and loads the page if it has errors. */
  async function reading<Loaded, Form, Taken>(
    parts: FormOf<V, Opens, Loaded, Form, Taken>,
    trx: SpaceTransaction,
    visit: V,
  ): Promise<Answer> {
    const typed = readForm(visit.request, parts.form);
    if (typed.ok)
      return async (reply) => conclude(parts, visit, reply, await parts.act(visit, typed.value, noFiles));
    const { ifUnreadable } = parts;
    if (ifUnreadable) return (reply) => conclude(parts, visit, reply, ifUnreadable);
    const loaded = await parts.load(trx, visit);
    return (reply) => redraw(parts, visit, reply, loaded, refusedForm(typed.refusal));
  }

  /**
   * Files may take minutes, so no transaction is open while they arrive, and the session is then checked again. If it
   * has ended, the redirect says why.
   */
  const receiving =
    <Loaded, Form, Taken>(
      parts: FormOf<V, Opens, Loaded, Form, Taken>,
      files: (visit: V) => FileTaker<Taken>,
      visit: V,
    ): Answer =>
    (reply) =>
      receiveFiles(visit.request, files(visit), async (received) => {
        const outside = await whereIfOver(visit);
        if (outside !== null) return seeOther(reply, outside);
        const typed = readForm(visit.request, parts.form);
        const outcome = typed.ok
          ? await parts.act(visit, typed.value, received)
          : (parts.ifUnreadable ?? refusedForm(typed.refusal));
        return conclude(parts, visit, reply, outcome);
      });

  const page = <Loaded>(parts: PageOf<Loaded, V, Opens>): RouteFor<V, Opens> => ({
    method: "GET",
    path: parts.path,
    opens: parts.opens,
    async look(trx, visit) {
      const loaded = await parts.load(trx, visit);
      return (reply) => {
        if (loaded === null) return leave(visit, reply, parts.otherwise);
        // Taken only where a page shows it: a redirect, a picture or a 404 leaves it to the next page.
        const announcement = announcementFor(visit.ctx, visit.request, reply);
        const drawing = drawn(parts, { ...visit, announcement }, loaded, emptyForm);
        return sendPage(reply, drawing, parts.status?.(loaded));
      };
    },
    async drawn(trx, visit) {
      const loaded = await parts.load(trx, visit);
      return loaded === null ? null : drawn(parts, visit, loaded, emptyForm);
    },
  });

  /** A form posted to an address of its own, and shown again on the page that holds it. */
  function post<Loaded, Form, Taken = never>(
    parts: FormOf<V, Opens, Loaded, Form, Taken>,
  ): RouteFor<V, Opens> {
    const { path, opens, accepts, files } = parts;
    if ((files === undefined) !== (accepts?.config?.upload === undefined))
      throw new Error(`${path} needs both "files" and acceptUpload, or neither`);
    return {
      method: "POST",
      path,
      opens,
      ...(accepts && { accepts }),
      look: files
        ? async (_, visit) => receiving(parts, files, visit)
        : (trx, visit) => reading(parts, trx, visit),
    };
  }

  /** A page, and the form that it posts to its own address. */
  const screen = <Loaded, Form, Taken = never>(parts: FormOf<V, Opens, Loaded, Form, Taken>) => [
    page(parts),
    post(parts),
  ];

  return { page, post, screen };
}
