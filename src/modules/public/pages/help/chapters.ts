import type { FunctionComponent } from "preact";
import type { Policy, Space } from "#spaces/space.ts";
import { hasOneDoor } from "../../door-words.ts";
import { CodeAndLink } from "./code-and-link.tsx";
import { CodeToContact } from "./code-to-contact.tsx";
import { FirstConnection } from "./first-connection.tsx";
import { LostPassword } from "./lost-password.tsx";
import { NextConnections } from "./next-connections.tsx";
import { PostAlone } from "./password-by-post.tsx";
import { Questions } from "./questions.tsx";
import { RegistrySecret } from "./registry-secret.tsx";

export type Chapter = { id: string; title: string; Body: FunctionComponent<{ space: Space }> };

const firstTime: Record<Policy["enrolment"], Chapter["Body"]> = {
  "provisional-credentials": FirstConnection,
  "code-to-contact": CodeToContact,
  "registry-secret": RegistrySecret,
  invitation: NextConnections,
};

const lostPassword: Record<Policy["recovery"], Chapter["Body"]> = {
  "link-recovery": LostPassword,
  "code-and-link": CodeAndLink,
  "code-to-contact": CodeToContact,
};

const next: Chapter = { id: "ensuite", title: "Les fois suivantes", Body: NextConnections };
const questions: Chapter = { id: "questions", title: "Quand quelque chose bloque", Body: Questions };

/** Where a number is typed and no code is sent. */
const byPost = ({ recovery, codes }: Policy) => (recovery === "code-to-contact" && !codes ? PostAlone : null);

export function chaptersOf({ policy }: Space): readonly Chapter[] {
  const Body = (hasOneDoor(policy) && byPost(policy)) || firstTime[policy.enrolment];
  if (hasOneDoor(policy))
    return [
      { id: "mot-de-passe", title: "Première connexion, ou mot de passe oublié", Body },
      next,
      questions,
    ];
  return [
    { id: "premiere-connexion", title: "Votre première connexion", Body },
    next,
    { id: "oubli", title: "Mot de passe oublié", Body: byPost(policy) ?? lostPassword[policy.recovery] },
    questions,
  ];
}
