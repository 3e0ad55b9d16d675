import type pictograms from "lucide-static/tags.json";

/** A pictogram of lucide: a misspelt name does not compile. */
export type IconName = keyof typeof pictograms;
