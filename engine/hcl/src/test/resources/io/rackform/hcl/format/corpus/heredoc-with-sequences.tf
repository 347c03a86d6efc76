a=<<EOT
${ x }${y}
${
z
}
%{ if a }${ f( 1,2 ) }%{ endif }
text ${{a=1}.a} { [ ( unbalanced
EOT
b=1
