import type { FastifyInstance } from "fastify";
import type { FunctionComponent } from "preact";
import { announcementOf } from "#account/journal/announcements.ts";
import { takeAnnouncement } from "#http/answers/announce.ts";
import { keepPage } from "#http/answers/kept-page.ts";
import { sendPage } from "#http/answers/send-page.ts";
import type { Space } from "#spaces/space.ts";
import type { SpaceWeb } from "#web/space-web.ts";
import type { View } from "#web/visit.ts";
import { AccessibilityPage } from "./pages/accessibility-page.tsx";
import { AdvicePage } from "./pages/advice-page.tsx";
import { ContactPage } from "./pages/contact-page.tsx";
import { HelpPage } from "./pages/help-page.tsx";
import { HomePage } from "./pages/home-page.tsx";
import { LegalPage } from "./pages/legal-page.tsx";
import { PrivacyPage } from "./pages/privacy-page.tsx";

/** The pages of a space that anyone may read, by their path in it. */
export const publicPages: Readonly<Record<string, FunctionComponent<View>>> = {
  "": HomePage,
  "/conseils": AdvicePage,
  "/contact": ContactPage,
  "/aide": HelpPage,
  "/accessibilite": AccessibilityPage,
  "/mentions-legales": LegalPage,
  "/confidentialite": PrivacyPage,
};

/** Hangs them in a space. */
export function publicRoutes({ routes, ctx: { space } }: SpaceWeb): void {
  for (const [path, PublicPage] of Object.entries(publicPages)) hang(routes, path, PublicPage, space);
}

/** An announcement is for one visitor: that page is drawn, not kept. */
function hang(routes: FastifyInstance, path: string, PublicPage: FunctionComponent<View>, space: Space) {
  const sendKept = keepPage(() => <PublicPage space={space} />);
  routes.get(path, (request, reply) => {
    const announcement = announcementOf(takeAnnouncement(request, reply));
    if (!announcement) return sendKept(request, reply);
    sendPage(reply, <PublicPage space={space} announcement={announcement} />);
  });
}
