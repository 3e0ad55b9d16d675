import { describeDate } from "#kernel/moment.ts";
import { Card } from "#ui/card.tsx";
import type { LastSignIn } from "../last-sign-in.queries.ts";

type Props = { last: LastSignIn | undefined; securityHref: string };

export const LastSignInCard = ({ last, securityHref }: Props) => (
  <Card title="Votre dernière connexion">
    {last ? (
      <>
        <p>
          Le <strong>{describeDate(last.at)}</strong>
          {last.browser && `, avec ${last.browser}`}.
        </p>
        <p>
          Ce n’était pas vous ? <a href={securityHref}>Voyez ce qui s’est passé</a>, et changez de mot de
          passe.
        </p>
      </>
    ) : (
      <p>C’est la première : bienvenue. Chaque fois, la précédente sera rappelée ici.</p>
    )}
  </Card>
);
