import type { LinkLine } from "#account/providers/provider-links.queries.ts";
import { describeDay } from "#kernel/moment.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { PostForm } from "#ui/post-form.tsx";

export type Provider = { name: string; links: readonly LinkLine[] };

type Props = Provider & { id: string; action: string; csrf: string };

export const ProviderCard = ({ id, name, links, action, csrf }: Props) => (
  <Card id={id} title={name}>
    {links.length === 0 ? (
      <p>
        {name} n’est pas lié à votre espace. Pour le lier, choisissez « Se connecter avec {name} » à votre
        prochaine connexion.
      </p>
    ) : (
      <>
        <p>
          {name} ouvre votre espace sans mot de passe. Si vous changez de mot de passe, liez-le à nouveau.
        </p>
        <ul>
          {links.map(({ linkedAt, usedAt }) => (
            <li key={linkedAt.toISOString()}>
              Lié le {describeDay(linkedAt)}, utilisé le {describeDay(usedAt)}.
            </li>
          ))}
        </ul>
        <PostForm action={action} csrf={csrf}>
          <Button tone="quiet" icon="trash">
            Retirer {name}
          </Button>
        </PostForm>
      </>
    )}
  </Card>
);
