import type { ComponentChildren } from "preact";
import { minutes } from "#kernel/duration.ts";
import { describeHour } from "#kernel/moment.ts";
import { Notice } from "../notice.tsx";
import type { AccountBar } from "./account-bar.tsx";

/** Opened by `client/session.ts` before the session ends, to extend it (WCAG 2.2.1). Unused without script. */
export const SessionWarning = ({ account }: { account: AccountBar }) => (
  <dialog
    class="session"
    aria-labelledby="session-title"
    data-session-idle={String(account.idle)}
    data-session-ends={String(account.endsIn)}
    data-extend={account.extendAction}
    data-csrf={account.csrf}
  >
    <Countdown account={account} shown="ending" id="session-title">
      Sans action de votre part, ce que vous n’avez pas enregistré sera perdu.
    </Countdown>
    <Countdown account={account} shown="last" id="session-last" hidden>
      {cannotBeExtended}
    </Countdown>
    <div data-while="ended" hidden>
      <h2 id="session-over">Votre session est terminée</h2>
      <p>Elle s’est fermée par sécurité. Connectez-vous de nouveau pour continuer.</p>
      <div class="form-actions">
        <a class="button button-strong" href={account.current}>
          Me reconnecter
        </a>
      </div>
    </div>
  </dialog>
);

const cannotBeExtended =
  "Une session ne peut pas durer davantage : enregistrez ce que vous avez commencé, puis reconnectez-vous.";

type CountdownProps = {
  account: AccountBar;
  shown: "ending" | "last";
  id: string;
  hidden?: boolean;
  children: ComponentChildren;
};

const Countdown = ({ account, shown, id, hidden, children }: CountdownProps) => (
  <div data-while={shown} hidden={hidden}>
    <h2 id={id}>Votre session va bientôt se fermer</h2>
    <p>
      Il vous reste <strong data-time-left />. {children}
    </p>
    <p class="hidden-text" role="status" data-spoken />
    <form class="form-actions" method="post" action={account.signOutAction}>
      <input type="hidden" name="_csrf" value={account.csrf} />
      {shown === "ending" ? (
        <button type="button" class="button button-strong" data-prolong>
          Prolonger ma session
        </button>
      ) : (
        <button type="button" class="button button-strong" data-understood>
          J’ai compris
        </button>
      )}
      <button type="submit" class="button button-quiet">
        Déconnexion
      </button>
    </form>
  </div>
);

/** On each page of the last half hour, with or without script: no action extends the session beyond this end. */
export const LastMinutes = ({ account: { endsIn, endsAt } }: { account: AccountBar }) =>
  endsIn > minutes(30) ? null : (
    <div class="announcement">
      <Notice tone="warn" title={`Votre session se ferme à ${describeHour(endsAt)}`}>
        <p>{cannotBeExtended}</p>
      </Notice>
    </div>
  );
