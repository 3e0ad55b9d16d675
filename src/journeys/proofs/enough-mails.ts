import type { Lock } from "#account/tries/attempts.queries.ts";
import { describeMoment, untilThen } from "#kernel/moment.ts";
import type { Redraw } from "#web/refuse-form.ts";

type Values = Readonly<Record<string, string>>;

export const enoughMails = (values: Values, { until, wait }: Lock): Redraw => ({
  status: 429,
  wait,
  redraw: {
    values,
    errors: {
      _form: `Plusieurs mails ont déjà été envoyés pour votre compte. Vérifiez votre adresse et vos courriers indésirables, ou attendez jusqu’${describeMoment(until)}.`,
    },
  },
});

/** For pages that do not reveal whether a mail was sent. */
export const enoughAsks = (values: Values, lock: Lock | null): Redraw => ({
  status: 429,
  wait: lock?.wait ?? null,
  redraw: {
    values,
    errors: {
      _form: `Vous avez déjà demandé plusieurs fois ce mail. Regardez dans vos courriers indésirables, ou attendez ${untilThen(lock)}.`,
    },
  },
});
