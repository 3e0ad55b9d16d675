import type pictograms from "lucide-static/tags.json";

export type IconName = keyof typeof pictograms;
