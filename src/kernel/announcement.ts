/** Shown once, on the page that follows an action. */
export type Announcement = {
  tone: "ok" | "warn" | "bad" | "info";
  title: string;
  text?: string | undefined;
  /** The visitor now has an account: the home page leads them to the sign-in first. */
  hasAccount?: boolean;
};
