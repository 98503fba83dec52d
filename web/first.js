// Before anything shows: the sign-in form that stands in the page is for its own address only. Elsewhere the page says
// that it is starting until the program knows what to show.
if (location.pathname !== '/sign-in') {
  document.documentElement.classList.add('elsewhere');
  document.title = 'Child Link';
}
