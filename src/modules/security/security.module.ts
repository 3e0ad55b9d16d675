import type { Module } from "#web/module.ts";
import { factorRoutes } from "./factors/factors.routes.tsx";
import { journalRoute } from "./journal/journal.routes.tsx";
import { lastSignInPanel } from "./last-sign-in-panel.tsx";
import { securityRoutes } from "./security.routes.tsx";
import { securityNotice } from "./security-notice.tsx";

export const security: Module = {
  name: "security",
  menu: { path: "/espace/securite", label: "Sécurité", icon: "shield-check" },
  card: {
    text: "Changer de mot de passe, voir vos appareils connectés et le journal de votre compte.",
    notice: securityNotice,
    panel: lastSignInPanel,
  },
  routes: (space) => [
    ...securityRoutes(space),
    journalRoute,
    ...(space.policy.signIn.secondFactor === "off" ? [] : factorRoutes),
  ],
  states: async () => [
    (await import("./states/security.states.tsx")).securityStates,
    (await import("./states/factor.states.tsx")).factorStates,
    (await import("./states/journal.states.tsx")).journalStates,
  ],
};
