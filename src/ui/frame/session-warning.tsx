import type { AccountBar } from "./account-bar.tsx";

/** Opened by `client/session.ts` before the session ends, to extend it (WCAG 2.2.1). Unused without script. */
export const SessionWarning = ({ account }: { account: AccountBar }) => (
  <dialog
    class="session"
    aria-labelledby="session-title"
    data-session-idle={String(account.idle)}
    data-extend={account.extendAction}
    data-csrf={account.csrf}
  >
    <div data-while="ending">
      <h2 id="session-title">Votre session va bientôt se fermer</h2>
      <p>
        Il vous reste <strong data-time-left />. Sans action de votre part, ce que vous n’avez pas enregistré
        sera perdu.
      </p>
      <p class="hidden-text" role="status" data-spoken />
      <form class="form-actions" method="post" action={account.signOutAction}>
        <input type="hidden" name="_csrf" value={account.csrf} />
        <button type="button" class="button button-strong" data-prolong>
          Prolonger ma session
        </button>
        <button type="submit" class="button button-quiet">
          Déconnexion
        </button>
      </form>
    </div>
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
