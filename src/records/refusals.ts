declare module '../platform/refusal.js' {
  interface RefusalCodes {
    kind_off: true;
    conflicted: true;
    about_them: true;
    merged: true;
    not_same: true;
  }
}
