import { type Duration, describeDuration, inSeconds, minutes, seconds } from "#kernel/duration.ts";
import { ButtonLink } from "#ui/button.tsx";
import { type Brand, pathIn } from "#ui/frame/brand.ts";
import { Page } from "#ui/frame/page.tsx";
import { Title } from "#ui/title.tsx";
import { errorWords } from "./error-words.ts";

type ErrorPageProps = {
  /** `null`: the path belongs to no portal. */
  brand: Brand | null;
  status: number;
  /** The id of the request, to read out on the telephone and find in the log. */
  id: string;
  retryAfter?: Duration | undefined;
  /** Replaces the general sentence. */
  message?: string | undefined;
};

export function ErrorPage({ brand, status, id, retryAfter, message }: ErrorPageProps) {
  const { title, text, todo } = errorWords(status);
  return (
    <Page brand={brand} title={title}>
      <div class="failure">
        <p class="failure-code">Erreur {status}</p>
        <Title lead={message ?? text}>{title}</Title>
        <p>{todo}</p>
        {retryAfter !== undefined && (
          <p>
            Vous pourrez réessayer dans <strong>{describeDuration(roundUp(retryAfter))}</strong>.
          </p>
        )}
        <div class="form-actions">
          <ButtonLink href={brand ? pathIn(brand) : "/"}>Revenir à l’accueil</ButtonLink>
          {brand?.hasPublicPages && (
            <ButtonLink href={pathIn(brand, "/contact")} tone="quiet">
              Nous contacter
            </ButtonLink>
          )}
        </div>
        <p class="failure-id">
          Référence : <span class="reference">{id}</span>
        </p>
      </div>
    </Page>
  );
}

/** Whole minutes above one, so that nobody reads "7 183 secondes". */
const roundUp = (wait: Duration): Duration =>
  wait <= minutes(1) ? seconds(inSeconds(wait)) : minutes(Math.ceil(wait / minutes(1)));
