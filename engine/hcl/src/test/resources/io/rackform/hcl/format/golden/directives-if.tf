a = "%{if x}y%{else}z%{endif}"
b = "%{if x~}  y  %{~else}z%{endif~}"
