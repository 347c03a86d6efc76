a={for k,v in m:k=>v...}
b={for k,v in m:k=>[v]}
c={for k,v in m:k=>{x=v}}
d={for k,v in m:k=>"${v}"}
