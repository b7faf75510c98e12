export { attachPlanDocument } from "./attach-document.ts";
export { findPlanDocument, listPlans, planKindNames, servedGoals, type Plan, type PlanGoal, type ServedGoal } from "./list-plans.ts";
export { PlanFields, readPlanGoal } from "./plan-fields.ts";
export { createPlan, deletePlan, editPlan, linkPlanGoal, type PlanConflict } from "./write-plan.ts";
