// What every page needs: the form token on what htmx sends, a question before what cannot be taken back, news when somebody comes back.
"use strict";
document.addEventListener("htmx:configRequest", event => {
  const csrf = document.querySelector("meta[name=csrf]");
  if (csrf) event.detail.headers[csrf.dataset.header] = csrf.content;
});
// <form data-confirm="…"> asks first
document.addEventListener("submit", event => {
  const question = event.target.dataset.confirm;
  if (question && !confirm(question)) event.preventDefault();
});
// hx-trigger="seen from:body" asks again when the page is looked at again
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") document.body.dispatchEvent(new Event("seen"));
});
