// Corrections and misidentification (IS-450 to IS-458): whom something reached, who has been told, and what is known of
// people who were taken for perpetrators.
#pragma once

#include "server/records/keeping.h"

namespace records {

/// A correction or a misidentification: what tells others and is not done until all of them know (IS-451).
bool is_correcting(const store::Record& record);

// ---- correction_list.cpp

/// Every earlier recipient of what this corrects, added to its rows "told": whom the records told, whom those that were
/// derived from them told, who asked and was answered by it, and the source (IS-451, IS-453). Answers how many are new.
Result<int> list_recipients(const admin::Scene& scene, Held& correction);
/// IS-455: the records of the organisation where this person stands as a perpetrator, into the rows "affected", unless
/// somebody has chosen them.
Status list_affected(const admin::Scene& scene, Held& misidentification);
/// Each of them says it from now on, in a new version with the reason; of what is over only what is certain.
Status mark_affected(Doing& doing, const Held& misidentification);
/// What is known of the persons of a sheet that is about to be written: who was confirmed to be misidentified is no
/// perpetrator in it, and who may be is marked (IS-455, IS-457).
Status mark_misidentified(const admin::Scene& scene, ServiceId service, sharing::Sheet& sheet);
/// The corrections and misidentifications that concern this record, which were not rejected: public ids.
Result<std::vector<std::string>> corrections_of(const admin::Scene& scene, const store::Record& record);

// ---- correcting.cpp

/// After a step of a correction or a misidentification.
Status correction_follows(Doing& doing, Held& held, std::string_view event);
/// After somebody wrote in one: tasks of those who are excused, and of those who were found later.
Status correction_written(const admin::Scene& scene, Held& held);
/// What a person may not write in one: whom it reached and when they were told, the program says. Errors: Forbidden
/// "record.told_by_program" on the path.
Status check_told(const sharing::Sheet& before, const sharing::Sheet& after);
/// A disclosure that tells of a correction has been shared: its row is told, and the other side hears of it (IS-452).
Status correction_told(Doing& doing, Held& disclosure);

}  // namespace records
