export { PLAN_PAPERS, PlanDocument, type PlanPaper } from './plan-document.entity.js';
export { PlanDocumentMaker } from './plan-document-maker.js';
export { PLAN_DOCUMENT_ASKED, type PlanDocumentRow, PlanDocuments } from './plan-documents.service.js';
