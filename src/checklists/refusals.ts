declare module '../platform/refusal.js' {
  interface RefusalCodes {
    too_early: true;
    past: true;
    answered: true;
    not_their_line: true;
    items_open: true;
    box_by_box: true;
    still_open: true;
    not_yet: true;
    difference_open: true;
    handover_open: true;
    signed: true;
  }
}
