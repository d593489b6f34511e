/** All the script of an exported document: arrow keys lead from page to page, T folds and unfolds the numbers. */
export const REPORT_SCRIPT = `(function(){
var heads=[].slice.call(document.querySelectorAll('.page h2'));
function here(){var at=-1;heads.forEach(function(head,index){if(head.getBoundingClientRect().top<innerHeight/3)at=index});return at}
function go(to){var head=heads[to];if(!head)return scrollTo(0,to<0?0:document.body.scrollHeight);head.parentNode.scrollIntoView();head.focus({preventScroll:true})}
addEventListener('keydown',function(event){
if(event.ctrlKey||event.metaKey||event.altKey||event.target.closest('.scroll'))return;
if(event.key==='ArrowRight'||event.key==='PageDown'){event.preventDefault();go(here()+1)}
else if(event.key==='ArrowLeft'||event.key==='PageUp'){event.preventDefault();go(here()-1)}
else if(event.key==='t'||event.key==='T'){var all=[].slice.call(document.querySelectorAll('details'));var open=!all.every(function(one){return one.open});all.forEach(function(one){one.open=open})}
});
addEventListener('beforeprint',function(){document.querySelectorAll('details').forEach(function(one){one.open=true})});
})();`;
