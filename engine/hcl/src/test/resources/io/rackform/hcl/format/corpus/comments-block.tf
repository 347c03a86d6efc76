/* one line */
/*
 several
   lines
*/
a=1
   /* indented */
b {
/* inside
     of a block */
c=1
   /*x*/ d=2
}
