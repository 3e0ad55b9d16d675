import { watchSession } from "./session.ts";

// Behind the sign-in only: the first page of a visitor weighs less.
watchSession();
