a = "$${x} %%{y} \" \\ \n \u00e9"
b = <<E
$${x} %%{ y } "quoted" \n
E
