//no blank
// blank
a = 1 //directly
