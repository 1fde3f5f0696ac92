/**
 * Errors of messages that this version cannot make: drawing it fails, or its name is unknown. They wait and are tried
 * again.
 */
export const DRAWING = 'drawing';
export const NO_SUCH_VIEW = 'no such view';

export const cannotMake: readonly string[] = [DRAWING, NO_SUCH_VIEW];
