import type { Policy, Space } from "#spaces/space.ts";
import { codeAndLinkStates } from "./code-and-link-states.tsx";
import { codeToContactStates } from "./code-to-contact-states.tsx";
import type { GalleryEntry } from "./entry.ts";
import { linkRecoveryStates } from "./link-recovery-states.tsx";
import { provisionalCredentialsStates } from "./provisional-credentials-states.tsx";
import { registrySecretStates } from "./registry-secret-states.tsx";
import { signInStates } from "./sign-in-states.tsx";

type Door = Policy["enrolment"] | Policy["recovery"];

/** The pages of each journey that ends with a password. */
const doors: Record<Door, (space: Space) => GalleryEntry[]> = {
  "provisional-credentials": provisionalCredentialsStates,
  "link-recovery": linkRecoveryStates,
  "code-to-contact": codeToContactStates,
  "registry-secret": registrySecretStates,
  "code-and-link": codeAndLinkStates,
};

/** The journeys a space has, and none other: one door, or one for each. */
export const journeyStates = (space: Space): GalleryEntry[] => [
  ...signInStates(space),
  ...[...new Set<Door>([space.policy.enrolment, space.policy.recovery])].flatMap((door) =>
    doors[door](space),
  ),
];
