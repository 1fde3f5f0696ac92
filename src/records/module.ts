import type { Module } from '../platform/module.js';
import { copies, spellings } from './beat.js';
import { calling } from './commands/caller.js';
import { records as card } from './commands/card.js';
import { exporting } from './commands/export.js';
import { finding } from './commands/find.js';
import { logging } from './commands/log.js';
import { reading } from './commands/reading.js';
import { understood } from './commands/understood.js';
import { recordFacts } from './facts.js';
import { recordsFollow } from './follow.js';
import { recordLimits } from './limits.js';
import { cardDrawn, eventDrawn } from './outbox/card.js';
import { exportDrawn } from './outbox/export.js';
import { nudgeDrawn } from './outbox/nudge.js';
import { photosOfRecords } from './outbox/photos.js';
import { recordRights } from './rights.js';

export { carryOut, loadRecordAndActor } from './commands/card.js';
export { cardMeant } from './commands/show.js';
export { card, eventReply, nudge } from './contracts.js';
export type {} from './happenings.js';
export { action } from './kinds/action.js';
export { appointment } from './kinds/appointment.js';
export { bulletin } from './kinds/bulletin.js';
export { care } from './kinds/care.js';
export { complaint } from './kinds/complaint.js';
export { drill } from './kinds/drill.js';
export { education } from './kinds/education.js';
export { enquiry } from './kinds/enquiry.js';
export { fault } from './kinds/fault.js';
export { flow } from './kinds/flow.js';
export { handover } from './kinds/handover.js';
export { incident } from './kinds/incident.js';
export { isKind, type KindName, kindOf, kinds } from './kinds/index.js';
export { lost } from './kinds/lost.js';
export { meeting } from './kinds/meeting.js';
export { narrative } from './kinds/narrative.js';
export { praise } from './kinds/praise.js';
export { rating } from './kinds/rating.js';
export { referral } from './kinds/referral.js';
export { retention } from './kinds/retention.js';
export { sale } from './kinds/sale.js';
export { suggestion } from './kinds/suggestion.js';
export { supplies } from './kinds/supplies.js';
export { worklog } from './kinds/worklog.js';
export { calledIn } from './messages/called.js';
export type { Exported } from './messages/export/columns.js';
export { sheetName, sheetsOf } from './messages/export/sheets.js';
export { exportRefused } from './messages/export.js';
export { handForm, logForm } from './messages/forms.js';
export { headline } from './messages/headline.js';
export { kindName, labelsOf, severityMark, statusName } from './messages/labels.js';
export { recordLine } from './messages/list.js';
export { confirmation } from './messages/logged.js';
export { kindsOf, newButtons, often } from './messages/new-buttons.js';
export { patternWords } from './messages/pattern.js';
export { pointLine } from './messages/points.js';
export { kindsNamed } from './messages/search.js';
export { profileOf, profiles } from './profiles/index.js';
export { acknowledge, lapse } from './rules/acknowledge.js';
export { advance, assertCanHandOver, edit, note } from './rules/change.js';
export { clockRules, nextExtension, runDueSteps } from './rules/clocks.js';
export { withConsequences } from './rules/consequences.js';
export { type EventType, event, type RecordEvent, spokenTypes } from './rules/events.js';
export { mostInFile, peopleIn } from './rules/export.js';
export { type Handing, type LeftBehind, leftBehind, leftOut, pointsIn } from './rules/handing.js';
export { allFields, type ClockRule, code, isQuiet, type Kind, type Watch } from './rules/kind.js';
export { rightsOf } from './rules/kind-rights.js';
export { assertCanLog, type LogInput, log } from './rules/log.js';
export { move, offered } from './rules/move.js';
export { bound, type Reading, unread } from './rules/must-read.js';
export { mustHandOver, type Open, openPoints } from './rules/open-points.js';
export { readCode } from './rules/read-code.js';
export { readLine } from './rules/read-line.js';
export type { Change, LobbyRecord } from './rules/record.js';
export { thresholdOf } from './rules/threshold.js';
export { matches } from './rules/when.js';
export { notYetRead, readersOf } from './store/acks.js';
export { countingCards } from './store/counting.js';
export { digestOf } from './store/digests.js';
export { findAllForExport } from './store/find.js';
export { type FlowCount, flowCounts } from './store/flow-counts.js';
export { handingOn } from './store/handing.js';
export { overdueByBranch } from './store/overdue.js';
export { writePastRecords } from './store/past.js';
export { changeRecord, codeOf, codesOf, loggedIn, openRecords, recordOf, saveNew } from './store/records.js';
export { storedEvent, storedRecord, toRecord } from './store/stored.js';
export { auditedAs } from './store/timeline.js';
export { urgencyOf, writeChanged, writeNew } from './store/write.js';

export const recordsModule: Module = {
  name: 'records',
  features: [
    card, // log, take, move, note, hand over, edit, look
    understood, // correcting what was read from a line
    logging, // log from anywhere: shortcuts
    reading, // records that must be read, and who has
    finding, // what is open, what is mine; by number, words, kind, person, time
    calling, // the records of a customer who calls
    exporting, // exporting found records as files
  ],
  limits: [recordLimits],
  beats: [copies, spellings],
  messages: [cardDrawn, eventDrawn, nudgeDrawn, exportDrawn],
  follows: recordsFollow,
  facts: recordFacts,
  photos: photosOfRecords,
  rights: recordRights,
};
