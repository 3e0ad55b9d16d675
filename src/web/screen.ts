import { seeOther } from "#http/answers/redirect.ts";
import { sendPage } from "#http/answers/send-page.ts";
import type { FormSchema } from "#http/forms/form-schema.ts";
import { readForm } from "#http/forms/read-form.ts";
import { type FileTaker, type Received, receiveFiles } from "#http/uploads/receive-files.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { emptyForm } from "#kernel/form-state.ts";
import { conclude, drawn, leave, type Outcome, type PageOf, redraw } from "./conclude.ts";
import type { Accepts, Answer, GuardedRoute } from "./guarded-route.ts";
import { refusedForm } from "./refuse-form.ts";
import { sessionOf } from "./session-of.ts";
import { announcementFor, type MemberVisit } from "./visit.ts";

/** `act` calls an action, which is one transaction, and words its refusal. */
export type FormOf<Loaded, Form, Taken = never> = PageOf<Loaded> & {
  form: FormSchema<Form>;
  /** The limits of a form larger than usual, or with files. */
  accepts?: Accepts;
  /** Where to store the files, with `acceptUpload`. They are received after the session is found, before `act`. */
  files?(visit: MemberVisit): FileTaker<Taken>;
  /** Files are dropped after the answer, except those passed to `received.keep`. */
  act(visit: MemberVisit, typed: Form, received: Received<Taken>): Promise<Outcome>;
  /** The answer to a malformed post, for a form without a visible field: it has no place for an error message. */
  ifUnreadable?: Outcome;
};

export const nothingToLoad = async () => undefined;

/** A page, and the form that it posts to its own address. */
export const screen = <Loaded, Form, Taken = never>(parts: FormOf<Loaded, Form, Taken>): GuardedRoute[] => [
  page(parts),
  post(parts),
];

export const page = <Loaded>(parts: PageOf<Loaded>): GuardedRoute => ({
  method: "GET",
  path: parts.path,
  opens: parts.opens,
  async look(trx, visit) {
    const loaded = await parts.load(trx, visit);
    return (reply) => {
      if (loaded === null) return leave(visit, reply, parts.otherwise);
      // Taken only where a page shows it: a redirect, a picture or a 404 leaves it to the next page.
      const announcement = announcementFor(visit.ctx, visit.request, reply);
      return sendPage(reply, drawn(parts, { ...visit, announcement }, loaded, emptyForm));
    };
  },
});

/** A form posted to an address of its own, and shown again on the page that holds it. */
export function post<Loaded, Form, Taken = never>(parts: FormOf<Loaded, Form, Taken>): GuardedRoute {
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

const noFiles: Received<never> = { files: [], keep() {} };

/** Without files: reads the form in the transaction that found the session, and loads the page if it has errors. */
async function reading<Loaded, Form, Taken>(
  parts: FormOf<Loaded, Form, Taken>,
  trx: SpaceTransaction,
  visit: MemberVisit,
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
 * Files may take minutes, so no transaction is open while they arrive, and the session is then checked again. If it has
 * ended, the redirect to the home page says why.
 */
const receiving =
  <Loaded, Form, Taken>(
    parts: FormOf<Loaded, Form, Taken>,
    files: (visit: MemberVisit) => FileTaker<Taken>,
    visit: MemberVisit,
  ): Answer =>
  (reply) =>
    receiveFiles(visit.request, files(visit), async (received) => {
      if (!(await sessionOf(visit.ctx, visit.request))) return seeOther(reply, `${visit.home}/espace`);
      const typed = readForm(visit.request, parts.form);
      const outcome = typed.ok
        ? await parts.act(visit, typed.value, received)
        : (parts.ifUnreadable ?? refusedForm(typed.refusal));
      return conclude(parts, visit, reply, outcome);
    });
