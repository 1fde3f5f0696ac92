import { together } from './tree.js';
import app from './zh-CN/app.json' with { type: 'json' };
import branches from './zh-CN/branches.json' with { type: 'json' };
import briefing from './zh-CN/briefing.json' with { type: 'json' };
import bulletins from './zh-CN/bulletins.json' with { type: 'json' };
import checklists from './zh-CN/checklists.json' with { type: 'json' };
import dayBook from './zh-CN/day-book.json' with { type: 'json' };
import dayLog from './zh-CN/day-log.json' with { type: 'json' };
import finding from './zh-CN/finding.json' with { type: 'json' };
import headOffice from './zh-CN/head-office.json' with { type: 'json' };
import home from './zh-CN/home.json' with { type: 'json' };
import actionKind from './zh-CN/kinds/action.json' with { type: 'json' };
import appointmentKind from './zh-CN/kinds/appointment.json' with { type: 'json' };
import bulletinKind from './zh-CN/kinds/bulletin.json' with { type: 'json' };
import careKind from './zh-CN/kinds/care.json' with { type: 'json' };
import caseKind from './zh-CN/kinds/case.json' with { type: 'json' };
import complaintKind from './zh-CN/kinds/complaint.json' with { type: 'json' };
import drillKind from './zh-CN/kinds/drill.json' with { type: 'json' };
import educationKind from './zh-CN/kinds/education.json' with { type: 'json' };
import enquiryKind from './zh-CN/kinds/enquiry.json' with { type: 'json' };
import faultKind from './zh-CN/kinds/fault.json' with { type: 'json' };
import flowKind from './zh-CN/kinds/flow.json' with { type: 'json' };
import handoverKind from './zh-CN/kinds/handover.json' with { type: 'json' };
import incidentKind from './zh-CN/kinds/incident.json' with { type: 'json' };
import lostKind from './zh-CN/kinds/lost.json' with { type: 'json' };
import meetingKind from './zh-CN/kinds/meeting.json' with { type: 'json' };
import praiseKind from './zh-CN/kinds/praise.json' with { type: 'json' };
import ratingKind from './zh-CN/kinds/rating.json' with { type: 'json' };
import referralKind from './zh-CN/kinds/referral.json' with { type: 'json' };
import retentionKind from './zh-CN/kinds/retention.json' with { type: 'json' };
import saleKind from './zh-CN/kinds/sale.json' with { type: 'json' };
import suggestionKind from './zh-CN/kinds/suggestion.json' with { type: 'json' };
import suppliesKind from './zh-CN/kinds/supplies.json' with { type: 'json' };
import worklogKind from './zh-CN/kinds/worklog.json' with { type: 'json' };
import afterHolidayList from './zh-CN/lists/after_holiday.json' with { type: 'json' };
import afternoonPatrolList from './zh-CN/lists/afternoon_patrol.json' with { type: 'json' };
import beforeHolidayList from './zh-CN/lists/before_holiday.json' with { type: 'json' };
import closingList from './zh-CN/lists/closing.json' with { type: 'json' };
import firePatrolList from './zh-CN/lists/fire_patrol.json' with { type: 'json' };
import hallRoundsList from './zh-CN/lists/hall_rounds.json' with { type: 'json' };
import huddleList from './zh-CN/lists/huddle.json' with { type: 'json' };
import monthlyList from './zh-CN/lists/monthly.json' with { type: 'json' };
import morningPatrolList from './zh-CN/lists/morning_patrol.json' with { type: 'json' };
import openingList from './zh-CN/lists/opening.json' with { type: 'json' };
import quarterlyList from './zh-CN/lists/quarterly.json' with { type: 'json' };
import selfInspectionList from './zh-CN/lists/self_inspection.json' with { type: 'json' };
import settlementList from './zh-CN/lists/settlement.json' with { type: 'json' };
import sixSList from './zh-CN/lists/six_s.json' with { type: 'json' };
import weeklyList from './zh-CN/lists/weekly.json' with { type: 'json' };
import welcomeList from './zh-CN/lists/welcome.json' with { type: 'json' };
import measures from './zh-CN/measures.json' with { type: 'json' };
import outages from './zh-CN/outages.json' with { type: 'json' };
import people from './zh-CN/people.json' with { type: 'json' };
import photos from './zh-CN/photos.json' with { type: 'json' };
import pictures from './zh-CN/pictures.json' with { type: 'json' };
import dataLeakPlaybook from './zh-CN/playbooks/data_leak.json' with { type: 'json' };
import devicePlaybook from './zh-CN/playbooks/device.json' with { type: 'json' };
import disputePlaybook from './zh-CN/playbooks/dispute.json' with { type: 'json' };
import firePlaybook from './zh-CN/playbooks/fire.json' with { type: 'json' };
import fraudPlaybook from './zh-CN/playbooks/fraud.json' with { type: 'json' };
import groupComplaintPlaybook from './zh-CN/playbooks/group_complaint.json' with { type: 'json' };
import medicalPlaybook from './zh-CN/playbooks/medical.json' with { type: 'json' };
import outagePlaybook from './zh-CN/playbooks/outage.json' with { type: 'json' };
import queuePlaybook from './zh-CN/playbooks/queue.json' with { type: 'json' };
import robberyPlaybook from './zh-CN/playbooks/robbery.json' with { type: 'json' };
import securityPlaybook from './zh-CN/playbooks/security.json' with { type: 'json' };
import utilitiesPlaybook from './zh-CN/playbooks/utilities.json' with { type: 'json' };
import records from './zh-CN/records.json' with { type: 'json' };
import reports from './zh-CN/reports.json' with { type: 'json' };
import roster from './zh-CN/roster.json' with { type: 'json' };
import settings from './zh-CN/settings.json' with { type: 'json' };
import timetable from './zh-CN/timetable.json' with { type: 'json' };

export const zhCN = together(
  incidentKind,
  complaintKind,
  referralKind,
  faultKind,
  flowKind,
  actionKind,
  suggestionKind,
  enquiryKind,
  praiseKind,
  saleKind,
  suppliesKind,
  retentionKind,
  handoverKind,
  bulletinKind,
  meetingKind,
  appointmentKind,
  careKind,
  lostKind,
  ratingKind,
  educationKind,
  drillKind,
  worklogKind,
  caseKind,
  openingList,
  huddleList,
  welcomeList,
  morningPatrolList,
  afternoonPatrolList,
  hallRoundsList,
  firePatrolList,
  settlementList,
  closingList,
  weeklyList,
  sixSList,
  selfInspectionList,
  monthlyList,
  quarterlyList,
  beforeHolidayList,
  afterHolidayList,
  medicalPlaybook,
  devicePlaybook,
  disputePlaybook,
  queuePlaybook,
  robberyPlaybook,
  firePlaybook,
  securityPlaybook,
  fraudPlaybook,
  outagePlaybook,
  utilitiesPlaybook,
  dataLeakPlaybook,
  groupComplaintPlaybook,
  app,
  branches,
  briefing,
  bulletins,
  checklists,
  dayBook,
  dayLog,
  finding,
  headOffice,
  home,
  measures,
  outages,
  people,
  photos,
  pictures,
  records,
  reports,
  roster,
  settings,
  timetable,
);
