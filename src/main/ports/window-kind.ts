/** The kinds of window there are; each may ask for its own channels only. */
export type WindowKind = 'main' | 'item-viewer' | 'startup-problem';
