<#import "/parts/text.ftl" as text>
<@text.masthead/>
<#assign count = 0>
<#list sections as section>


<#if section.title?has_content>
${section.title}

</#if>
<#list section.articles as article>
<#assign count++>
<#assign margin = ""?left_pad((count?c + ". ")?length)>
${count?c}. ${article.title}
<#if article.standfirst?has_content>
${margin}${article.standfirst}
</#if>
<@text.byline article margin/>
<#if article.excerpt?has_content>

${margin}${article.excerpt}
</#if>
<#if article.link??>

${margin}${words.readMore}:
${margin}${article.link}
</#if>
<#if article.note?? || article.credit??>

</#if>
<@text.owed article margin/>
<#sep>

</#sep>
</#list>
<#if section.more gt 0>

${words.more?replace("{number}", section.more?c)}
</#if>
</#list>


<@text.footer/>
