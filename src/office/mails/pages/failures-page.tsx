import type { DeadLetter } from "#infra/jobs/dead-letters.queries.ts";
import { speakable } from "#infra/mail/smtp-refusal.rules.ts";
import { mayDo } from "#kernel/actor.ts";
import type { FormState } from "#kernel/form-state.ts";
import { describeDateInDigits } from "#kernel/moment.ts";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { PostForm } from "#ui/post-form.tsx";
import { Table } from "#ui/table.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { queueWords, whyGivenUp } from "../words/failure-words.ts";
import { MailsNav, OlderLines } from "./mails-nav.tsx";

type Props = {
  visit: DeskView;
  letters: readonly DeadLetter[];
  counts: { jobs: number; mails: number };
  titleOf(kind: string): string;
  isLater: boolean;
  hasMore: boolean;
  state: FormState;
};

/** Work that was given up. What it holds is not shown: it could lead to a link or a code. */
export const FailuresPage = ({ visit, letters, counts, titleOf, isLater, hasMore, state }: Props) => {
  const path = `${visit.home}/mails/echecs`;
  const last = letters.at(-1);
  const mayReplay = mayDo(visit.member.role, "administrateur");
  return (
    <DeskPage visit={visit} title="Échecs">
      <MailsNav visit={visit} current="/echecs" />
      <ErrorSummary errors={state.errors} />
      <p class="desk-count">
        Travaux abandonnés : {counts.jobs.toLocaleString("fr-FR")}. Mails refusés ou périmés :{" "}
        {counts.mails.toLocaleString("fr-FR")}. {mayReplay ? "" : "Un administrateur peut les rejouer."}
      </p>
      <div class="desk-scroll">
        <Table
          caption="Travaux abandonnés et mails refusés ou périmés, du plus récent au plus ancien"
          columns={[
            { label: "Le" },
            { label: "File" },
            { label: "Raison" },
            { label: "Essais", numeric: true },
            ...(mayReplay ? [{ label: "Rejouer" }] : []),
          ]}
          rows={letters.map((letter) => [
            <span key="at" class="mails-when" id={`failure-${letter.id}`}>
              {letter.what === "mail" ? (
                <a href={`${visit.home}/mails/${letter.id}`}>{describeDateInDigits(letter.at)}</a>
              ) : (
                describeDateInDigits(letter.at)
              )}
            </span>,
            letter.kind ? `${queueWords(letter.queue)} : ${titleOf(letter.kind)}` : queueWords(letter.queue),
            <Reason key="reason" letter={letter} />,
            letter.tries,
            <Replay key="replay" visit={visit} letter={letter} />,
          ])}
          empty="Rien n’a échoué."
        />
      </div>
      <OlderLines older={hasMore && last ? `${path}?apres=${last.id}` : null} first={isLater ? path : null} />
    </DeskPage>
  );
};

const Reason = ({ letter }: { letter: DeadLetter }) => (
  <div>
    {whyGivenUp(letter)}
    {letter.reason && (
      <details>
        <summary>Détail technique</summary>
        <code>{speakable(letter.reason)}</code>
      </details>
    )}
  </div>
);

const Replay = ({ visit, letter: { what, id } }: { visit: DeskView; letter: DeadLetter }) => (
  <PostForm action={`${visit.home}/mails${what === "job" ? "/echecs" : ""}/${id}/rejeu`} csrf={visit.csrf}>
    <Button tone="quiet" describedBy={`failure-${id}`}>
      Rejouer
    </Button>
  </PostForm>
);
